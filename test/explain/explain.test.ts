import { expect, test } from 'vitest';
import { catalogue } from '../../src/commands/catalogue.ts';
import { folder, plumbline } from '../support/cli.ts';

test('explain needs no portfolio, and lists every rule once', async () => {
  const { out, code } = await plumbline(folder({}), 'explain', '--format', 'json');
  expect(code).toBe(0);
  const list = JSON.parse(out) as Record<string, string>[];
  expect(list.map(({ id }) => id)).toEqual([...new Set(catalogue().map(({ id }) => id))]);
  for (const rule of list) {
    expect(Object.keys(rule)).toEqual(['id', 'family', 'severity', 'summary', 'why', 'fix']);
    expect(['error', 'warning', 'info']).toContain(rule.severity);
  }
  expect((await plumbline(folder({}), 'explain')).out).toContain(`${list.length} rules. plumbline explain <rule>`);
});

test('explain prints the page of a rule: how loud, why, the remedy, a failing and a corrected example', async () => {
  const { out } = await plumbline(folder({}), 'explain', 'waiver-unused');
  await expect(out).toMatchFileSnapshot('waiver-unused.txt');
});

test('explain says in which profiles and at which status a rule speaks otherwise', async () => {
  const { out } = await plumbline(folder({}), 'explain', 'chain-top-multiple');
  expect(out).toContain('How loud\n  warning\n  warning in a draft, error from reviewed on in profile gac\n');
});

test('explain as JSON gives one rule with its examples', async () => {
  const rule = JSON.parse((await plumbline(folder({}), 'explain', 'waiver-expired', '--format', 'json')).out);
  expect(rule).toMatchObject({ id: 'waiver-expired', family: 'setting', severity: 'error' });
  expect(rule.wrong).toContain('until: 2026-03-31 # expect: waiver-expired');
  expect(rule.right).not.toContain('expect');
});

test('explain of a name that no rule has suggests the nearest', async () => {
  const { err, code } = await plumbline(folder({}), 'explain', 'waiver-unsued');
  expect(err).toBe('There is no rule waiver-unsued.\n→ Did you mean "waiver-unused"?\n');
  expect(code).toBe(2);
});
