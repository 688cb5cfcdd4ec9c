import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';
import { loadPortfolio } from './sample.ts';

const dir = join(home, 'frameworks/cities-alliance');

/** Ids in brackets. */
const idsIn = (text = '') => [...text.matchAll(/ \(([\w/-]+)\)/g)].map(([, id]) => id ?? '');

/** The results that causes lead to, block by block, from the Markdown of a document. */
function blocksIn(document: string): readonly (readonly [causes: readonly string[], effects: readonly string[]])[] {
  const blocks = document.matchAll(/^- \*\*If\*\* (.*)\n {2}- \*\*Then\*\* (.*)$/gm);
  return [...blocks].map(([, causes, effects]) => [idsIn(causes), idsIn(effects)]);
}

/** Steps from the same causes of which nothing is said stand in one block, others for themselves. */
const effects: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ghana: [
    ['dialogue', 'local-government-capacity', 'organised-urban-poor', 'national-urban-agenda'],
    ['programme/output-3'],
    ['programme/output-4'],
    ['programme/output-1'],
  ],
  programme: [
    ['output-1', 'output-2', 'output-3', 'output-4'],
    ['intermediate-outcome'],
    ['outcome'],
    ['impact'],
    ['impact'],
  ],
};

test.each(Object.entries(effects))('each contribution of %s is told once', async (id, told) => {
  const frameworks = readdirSync(join(dir, 'frameworks')).map((name) => `frameworks/${name}`);
  const library = readdirSync(join(dir, 'library')).map((name) => `library/${name}`);
  const files = ['plumbline.yaml', ...frameworks, ...library];
  const portfolio = await loadPortfolio(files.map((file) => ({ file, text: readFileSync(join(dir, file), 'utf8') })));
  const framework = portfolio.frameworks.find((one) => one.id === id);
  const links = [...(framework?.results.values() ?? [])].flatMap(({ id: from, contributesTo }) =>
    contributesTo.map(({ to }) => `${from} > ${to.id}`),
  );
  const { out } = await plumbline(dir, 'report', 'theory-of-change', '--framework', id);
  const blocks = blocksIn(out);
  const steps = blocks.flatMap(([causes, to]) => causes.flatMap((cause) => to.map((effect) => `${cause} > ${effect}`)));
  expect(steps.toSorted()).toEqual(links.toSorted());
  expect(blocks.map(([, to]) => to)).toEqual(told);
});
