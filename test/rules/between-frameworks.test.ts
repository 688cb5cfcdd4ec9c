import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

test('where the id of a framework has the wrong form, one finding says so, and none that others cannot find it', async () => {
  const cwd = folder({
    'plumbline.yaml': 'title: Portfolio\n',
    'frameworks/region.yaml':
      'id: Region\ntitle: Region\nresults: {care: {level: output, statement: Clinics opened}}\nindicators: {open: {result: care, name: Clinics open}}\n',
    'frameworks/country.yaml':
      'id: country\ntitle: Country\nresults: {care: {level: output, statement: Clinics opened in the north, contributes_to: [region/care]}}\nindicators: {open: {result: care, name: Clinics open in the north, rolls_up_to: region/open}}\n',
  });
  const { out } = await plumbline(cwd, 'validate', '--format', 'json');
  const errors = JSON.parse(out).diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(errors.map(({ rule, file }: { rule: string; file: string }) => `${file} ${rule}`)).toEqual([
    'frameworks/region.yaml schema-value',
  ]);
});

test('a result of another framework that is named without it is told in full', async () => {
  const cwd = folder({
    'plumbline.yaml': 'title: Portfolio\n',
    'frameworks/region.yaml':
      'id: region\ntitle: Region\nresults: {care: {level: output, statement: Clinics opened}}\n',
    'frameworks/country.yaml':
      'id: country\ntitle: Country\nresults: {clinics: {level: output, statement: Clinics opened in the north, contributes_to: [care]}}\n',
  });
  const { out } = await plumbline(cwd, 'validate');
  expect(out).toContain('There is no result care in country. [chain-ref-unresolved]');
  expect(out).toContain('→ Write region/care.');
});
