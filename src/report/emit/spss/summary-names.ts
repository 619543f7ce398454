/** Names that the summaries use in passing; no item or score may be called so. */
export const SUMMARY_NAMES: readonly string[] = (
  'cell x x1 x2 scale scale_id family cases n m sd mdn low high missing_n n1 m1 sd1 difference df sd_pooled se t p lower upper ' +
  'se_w df_w t_w p_w lower_w upper_w d g d_average counted everything p_holm p_w_holm change pairs sd_change sd_first ' +
  'sd_second dz difference_all first_only second_only r'
).split(' ');
