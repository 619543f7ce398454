import type { Platform } from './platform.ts';

export const mturk: Platform = {
  id: 'mturk',
  variants: [
    {
      id: 'batch',
      signature: '`HITId`, `AssignmentId` and `WorkerId` together',
      recognises: (head) => head.has('hitid', 'assignmentid', 'workerid'),
      describe: ({ records }, index) => {
        const [, code] = /^Answer\.(.+)$/.exec(records[0]![index] ?? '') ?? [];
        return code === undefined ? {} : { codes: [code] };
      },
    },
  ],
  roles: [
    [['workerid'], 'id'],
    [['hitid', 'assignmentid'], 'answer-id'],
    [['assignmentstatus'], 'status'],
    [['input.*'], 'technical'],
    [
      [
        ...['hittypeid', 'hitgroupid', 'title', 'description', 'keywords', 'reward', 'creationtime'],
        ...[
          'maxassignments',
          'requesterannotation',
          'assignmentdurationinseconds',
          'autoapprovaldelayinseconds',
        ],
        ...['expiration', 'numberofsimilarhits', 'lifetimeinseconds', 'accepttime', 'submittime'],
        ...['autoapprovaltime', 'approvaltime', 'rejectiontime', 'requesterfeedback', 'worktimeinseconds'],
        ...['lifetimeapprovalrate', 'last30daysapprovalrate', 'last7daysapprovalrate', 'approve', 'reject'],
      ],
      'technical',
    ],
  ],
  statuses: [],
  note: 'Whether an assignment was rejected is said in `AssignmentStatus`: `--where AssignmentStatus!=Rejected`.',
};
