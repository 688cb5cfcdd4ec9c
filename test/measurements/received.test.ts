import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openReceived, type Told } from '../../src/measurements/received.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-received-'));
afterAll(() => rmSync(folder, { recursive: true }));

function open(bytes: string | Buffer, told: Told = {}) {
  const path = join(folder, 'x.csv');
  writeFileSync(path, bytes);
  const { received, problems } = openReceived({ path, name: 'x.csv' }, told);
  if (received === undefined) throw new Error(JSON.stringify(problems.map(({ message }) => message)));
  return received;
}

it('reads a table with a title, in another encoding and with another delimiter, and knows where its cells stand', () => {
  const text = 'Report 2014\r\n\r\nindicator;period;value\r\nwater;2014;5\r\n"S\u00e3o\nPaulo";2015;6\r\n';
  const received = open(Buffer.from(text, 'latin1'), { columns: ['indicator', 'period', 'value'] });
  expect(received.dialect).toEqual({ encoding: 'windows-1252', delimiter: ';', headerLine: 3 });
  expect(received.header).toEqual(['indicator', 'period', 'value']);
  expect([...received.records()]).toEqual([
    { record: 1, cells: ['water', '2014', '5'] },
    { record: 2, cells: ['S\u00e3o\nPaulo', '2015', '6'] },
  ]);
  expect(received.source.locate([2, 1])).toEqual({ start: { line: 6, column: 8 }, end: { line: 6, column: 12 } });
});
