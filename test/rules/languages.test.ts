import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const framework = `id: villes
title: Services urbains
results:
  effet:
    level: outcome
    statement: Soutenir les villes through des services développés et améliorés
  produit:
    level: output
    statement: {fr: Stakeholders formés, en: Train the stakeholders}
    contributes_to: [effet]
indicators:
  menages: {result: effet, name: Ménages raccordés, measure: number, unit: ménages, direction: increase}
`;

test('the wording of other languages is said not to be checked, and no English word is looked for in it', async () => {
  const cwd = folder({
    'plumbline.yaml': 'title: Villes\nlanguages: [fr, en]\n',
    'frameworks/villes.yaml': framework,
  });
  const { out } = await plumbline(cwd, 'validate', '--all');
  expect(out).toContain('not checked: the wording of 3 texts in fr — The word lists are English.');
  const found = out
    .split('\n')
    .flatMap((line) => /^(frameworks\S+) .*\[(word-\S+)\]$/.exec(line)?.slice(1).join(' ') ?? []);
  expect(found).toEqual([
    'frameworks/villes.yaml:9:46 word-output-as-activity',
    'frameworks/villes.yaml:9:56 word-vague-term',
  ]);
});

test('statements are counted and translations are missed in any language', async () => {
  const long = Array.from({ length: 31 }, () => 'mot').join(' ');
  const cwd = folder({
    'plumbline.yaml': 'title: Villes\nlanguages: [fr, en]\n',
    'frameworks/villes.yaml': framework.replace(/Soutenir.*/, long).replace(', en: Train the stakeholders', ''),
  });
  const { out } = await plumbline(cwd, 'validate', '--all');
  expect(out).toContain('The statement of effet has 31 words; expected at most 30. [word-too-long]');
  expect(out).toContain('The statement of produit is given in fr; en is missing. [word-translation-missing]');
});

test('a portfolio in English alone leaves no wording unchecked', async () => {
  const cwd = folder({
    'plumbline.yaml': 'title: Cities\n',
    'frameworks/cities.yaml': 'id: cities\ntitle: Cities\nresults: {goal: {level: impact, statement: Cities thrive}}\n',
  });
  expect((await plumbline(cwd, 'validate')).out).not.toContain('wording');
});
