// What LibreOffice refuses in a form of `entry template`, cell by cell: for each column the values that its rule does not take, as
// LibreOffice finds them ("Mark Invalid Data"; rules with a formula by the value of the formula, since it does not mark those). The same is
// asked once more of the form saved as .ods by LibreOffice and opened again. Nothing is typed here: what programs enter (cell.Value, .uno:EnterString)
// goes past the rules in LibreOffice, which asks them only where a person ends a cell; so it is the rules, as LibreOffice holds them, that
// are looked at: type, formulas, whether they stop, and which values break them. `bench/entry-typed-in-libreoffice.py` presses keys.
//
//   node bench/entry-in-libreoffice.mjs > fixtures/entry/libreoffice.reference.json
//
// Needs soffice and a build (npm run build). The test of the template compares the rules, so that what was found holds as long as they do.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VALUES = ['1', '3', '5', '7', '0', '2.5', '40', '101', '-1', '-8', '-9', 'abc', '2/3', 'O', '3*'];

/** LibreOffice Basic; `"` of XML is written as it is, the other signs are escaped. */
const MACRO = `Sub Check(path, out)
 Dim args(0) As New com.sun.star.beans.PropertyValue
 args(0).Name = "Hidden" : args(0).Value = True
 doc = StarDesktop.loadComponentFromURL(path, "_blank", 0, args())
 sheet = doc.Sheets.getByIndex(0)
 helper = sheet.getCellRangeByName("CV2")
 f = FreeFile
 Open out For Output As #f
 c = 0
 Do While sheet.getCellByPosition(c, 0).String <> ""
  cell = sheet.getCellByPosition(c, 1)
  rule = cell.Validation
  line = sheet.getCellByPosition(c, 0).String & Chr(9) & rule.Type & Chr(9) & rule.ErrorAlertStyle & Chr(9) & rule.ShowErrorMessage & Chr(9) & rule.getOperator() & Chr(9) & rule.getFormula1() & Chr(9) & rule.getFormula2() & Chr(9)
  For Each value In Array(${VALUES.map((value) => `"${value}"`).join(', ')})
   If IsNumeric(value) Then
    cell.Value = Val(value)
   Else
    cell.String = value
   End If
   refused = False
   If rule.Type = com.sun.star.sheet.ValidationType.CUSTOM Then
    helper.Formula = "=" & rule.getFormula1()
    refused = (helper.Value <> 1)
    helper.String = ""
   Else
    drawn = sheet.DrawPage.Count
    sheet.showInvalid()
    refused = (sheet.DrawPage.Count > drawn)
    sheet.clearArrows()
   End If
   If refused Then line = line & value & " "
   cell.String = ""
  Next
  Print #f, line
  c = c + 1
 Loop
 rule = sheet.getCellByPosition(0, 1).Validation
 sheet.getCellByPosition(0, 2).String = "12"
 line = "typed"
 For Each value In Array("13", "12")
  sheet.getCellByPosition(0, 1).String = value
  helper.Formula = "=" & rule.getFormula1()
  line = line & Chr(9) & helper.Value
 Next
 Print #f, line
 Close #f
 doc.close(True)
End Sub
`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const folder = mkdtempSync(join(tmpdir(), 'entry-'));
try {
  const form = join(folder, 'form.xlsx');
  execFileSync(process.execPath, [
    'bin/ensure-stats.js',
    ...['entry', 'template', 'brs', 'fixtures/entry/hours.json', '--columns', 'number,sex,age'],
    ...['--labels', 'sex:1=Man,2=Vrouw', '--lang', 'nl', '-o', form],
  ]);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const office = (...words) =>
    execFileSync('soffice', [profile, '--headless', '--norestore', ...words], { stdio: 'ignore' });
  // The first start makes the profile, with a library that is empty.
  office('--convert-to', 'csv', '--outdir', folder, form);
  const basic = join(folder, 'profile/user/basic/Standard');
  mkdirSync(basic, { recursive: true });
  writeFileSync(
    join(basic, 'script.xlb'),
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>',
  );
  writeFileSync(
    join(basic, 'Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">\n${escaped(MACRO)}</script:module>`,
  );
  const checked = (path) => {
    const out = join(folder, 'out.txt');
    office(`macro:///Standard.Module1.Check("file://${path}","${out}")`);
    const lines = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd().split('\t'));
    rmSync(out);
    return lines;
  };
  const lines = checked(form);
  office('--convert-to', 'ods', '--outdir', folder, form);
  const saved = checked(join(folder, 'form.ods'));
  const again = lines.pop();
  saved.pop();
  const rules = execFileSync('unzip', ['-p', form, 'xl/worksheets/sheet1.xml'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const version = execFileSync('soffice', ['--version'], { encoding: 'utf8' })
    .split(' ')
    .slice(0, 2)
    .join(' ');
  const ruleOf = ([column, type, style, shows, _, first, second, refused = '']) => ({
    column,
    type: Number(type),
    stops: style === '0' && shows === 'True',
    formulas: [first, second].filter((formula) => formula !== ''),
    refused: refused.split(' ').filter((value) => value !== ''),
  });
  const columns = lines.map(ruleOf);
  const reference = {
    source: `${version}: rules of the form, and what they refuse of ${VALUES.join(' ')}`,
    values: VALUES,
    takesAnotherNumber: again[1] === '1',
    refusesNumberTypedTwice: again[2] === '0',
    columns,
    ofOds: saved.map(ruleOf),
    rules: rules.match(/<dataValidations.*<\/dataValidations>/)[0],
  };
  process.stdout.write(`${JSON.stringify(reference, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
