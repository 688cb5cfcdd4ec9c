import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../../src/progress/facts.ts';
import { editionOf, said } from '../../src/report/edition.ts';
import { type Language, languageOf, languages } from '../../src/report/language.ts';
import { levelTitle } from '../../src/report/levels.ts';
import { reasonSaid } from '../../src/report/reasons.ts';
import { reports } from '../../src/report/reports.ts';
import { numberIn, pluralIn } from '../../src/report/words/plural.ts';
import { sharedWords } from '../../src/report/words.ts';
import { workingSaid } from '../../src/report/working.ts';
import { home, plumbline } from '../support/cli.ts';
import { loadPortfolio, renderAll, sampleFacts, sampleFiles } from './sample.ts';

const others = languages.filter((language) => language !== 'en');

/** Every catalogue: the shared one, and those of reports, by where they stand. */
async function catalogues(language: Language): Promise<ReadonlyMap<string, object>> {
  const own = await Promise.all(
    [...reports.map(({ name }) => name), 'site'].map(async (name) => {
      const file = `../../src/report/${name}/words/${language}.ts`;
      return [name, (await import(/* @vite-ignore */ file)).words] as const;
    }),
  );
  return new Map([['shared', await sharedWords(language)], ...own]);
}

/** Leaves of a catalogue by their path: texts as they stand, phrases as what they say of some values. */
function phrasesOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return samplesOf(value as Phrase).map((text, index) => [`${path}(${index})`, text]);
  return Object.entries(value as object).flatMap(([key, inner]) => phrasesOf(inner, `${path}.${key}`));
}

/** The tables for translators in CONTRIBUTING.md: terms, and words given up. */
function glossary(): readonly (readonly (readonly string[])[])[] {
  const text = readFileSync(join(home, 'CONTRIBUTING.md'), 'utf8');
  const section = /^## Words of reports$(.*?)^## /ms.exec(text)?.[1] ?? '';
  return (section.match(/(?:^\|.*\n)+/gm) ?? []).map((table) => {
    const rows = table.trimEnd().split('\n');
    return rows.filter((_, index) => index !== 1).map((row) => row.slice(2, -2).split(' | '));
  });
}

type Phrase = (...values: readonly unknown[]) => string;

/** A phrase takes counts, texts, or both; it is asked with all of them, and what it refuses is left out. */
function samplesOf(phrase: Phrase): readonly string[] {
  const texts = ['«1»', '«2»', '«3»'].slice(0, phrase.length);
  return [0, 1, 2, 1_000_000].flatMap((count) => {
    const counts = texts.map(() => count);
    return [counts, texts, [...texts.slice(1), count], [...counts.slice(1), ''], [texts]].flatMap((values) => {
      try {
        const text = phrase(...values);
        return typeof text === 'string' && !/undefined|NaN/.test(text) ? [text] : [];
      } catch {
        return [];
      }
    });
  });
}

describe.each(others)('the words in %s', (language) => {
  test('have the same keys as the English ones, in the same order', async () => {
    const [own, english] = [await catalogues(language), await catalogues('en')];
    for (const [name, words] of english) {
      const keys = (of: object) => phrasesOf(of, name).map(([path]) => path.replace(/\(\d+\)$/, ''));
      expect([...new Set(keys(own.get(name) ?? {}))]).toEqual([...new Set(keys(words))]);
    }
  });

  test('are not left in English', async () => {
    const english = new Map([...(await catalogues('en'))].flatMap(([name, words]) => phrasesOf(words, name)));
    const same = [...(await catalogues(language))]
      .flatMap(([name, words]) => phrasesOf(words, name))
      .filter(([path, text]) => text === english.get(path) && /\p{L}{4}/u.test(text.replace(/«\d»/g, '')));
    // Words that the languages share.
    const alike = new Set(
      'Control Influence Date Version provisional Source Sources Notes Pages Final final COVID-19 Impact Documents Tier No Error error errors correction Contribution Direct ratio document documents'.split(
        ' ',
      ),
    );
    expect(
      same.filter(([, text]) => !text.match(/\p{L}{3,}[\p{L}\p{N}-]*/gu)?.every((word) => alike.has(word))),
    ).toEqual([]);
  });

  test('hold no English word that gives itself away', async () => {
    for (const [name, words] of await catalogues(language)) {
      for (const [path, text] of phrasesOf(words, name)) {
        expect(`${path}: ${text}`).not.toMatch(
          /: .*\b(the|and|with|that|which|without|reported|rated|target|baseline)\b/i,
        );
      }
    }
  });

  test('are those that the glossary for contributors settles on, and none that it gave up', async () => {
    const phrases = [...(await catalogues(language))].flatMap(([name, words]) => phrasesOf(words, name));
    const name = { fr: 'French', es: 'Spanish', pt: 'Portuguese' }[language as 'fr'];
    const [terms = [], given = []] = glossary();
    const column = terms[0]?.indexOf(name) ?? -1;
    const settled = terms.slice(1).map((row) => row[column] ?? '');
    expect(settled.length).toBeGreaterThan(30);
    expect(settled.filter((term) => !phrases.some(([, text]) => text.toLowerCase().includes(term)))).toEqual([]);
    const avoided = given.slice(1).flatMap(([of, words = '']) => (of === name ? words.split(', ') : []));
    expect(avoided.length).toBeGreaterThan(3);
    const found = avoided.flatMap((word) =>
      phrases.filter(([, text]) => new RegExp(`(?<!\\p{L})${word}s?(?!\\p{L})`, 'iu').test(text)),
    );
    expect(found).toEqual([]);
  });

  test('are set as the language is set: spaces, marks at both ends, apostrophes', async () => {
    const wrong = {
      fr: /(?<!\u00A0):|(?<!\u202F)[;?!%]|['"]/,
      es: /^[^¿]*\?|^[^¡]*!|(?<!\u202F)%|['"]/,
      pt: /[\s\u00A0\u202F]%|['"]/,
    }[language as 'fr'];
    const phrases = [...(await catalogues(language))].flatMap(([name, words]) => phrasesOf(words, name));
    expect(phrases.filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  test('number their plurals by the rules of the language', async () => {
    const words = await sharedWords(language);
    const [zero, one, two, million] = [0, 1, 2, 1_000_000].map((count) => words.scope(count, count, count));
    const forms = {
      fr: ['0 résultat à', '1 résultat à', '2 résultats à', '1\u202F000\u202F000 de résultats à'],
      es: ['0 resultados en', '1 resultado en', '2 resultados en', '1\u202F000\u202F000 de resultados en'],
      pt: ['0 resultados em', '1 resultado em', '2 resultados em', '1\u202F000\u202F000 de resultados em'],
    }[language as 'fr'];
    for (const [index, phrase] of [zero, one, two, million].entries()) expect(phrase).toContain(forms[index]);
  });

  test('are those of the page: no label of the English report stands in it', async () => {
    const facts = sampleFacts(await loadPortfolio());
    const english = Object.values((await sharedWords('en')).labels);
    const own = new Set(Object.values((await sharedWords(language)).labels));
    const strange = english.filter((label) => !own.has(label) && label.length > 8);
    for (const [file, text] of await renderAll(facts, 'html', language)) {
      const bare = text.replace(/<span lang="en">.*?<\/span>/gs, '').replace(/<(style|script)>.*?<\/\1>/gs, '');
      expect(bare).toContain(`<html lang="${language}">`);
      expect([file, strange.filter((label) => bare.includes(`>${label}<`))]).toEqual([file, []]);
    }
  });
});

describe('texts of the portfolio', () => {
  let facts: Facts;
  const title = { en: 'Water', fr: 'Eau' };

  beforeAll(async () => {
    facts = sampleFacts(await loadPortfolio(withLanguages()));
  });

  function withLanguages() {
    return sampleFiles().map(({ file, text }) => ({
      file,
      text:
        file === 'plumbline.yaml'
          ? text
              .replace(/^title: .*$/m, 'title: {en: River Towns, fr: Villes fluviales}')
              .replace(/^languages: .*$/m, 'languages: [en, fr]')
          : text,
    }));
  }

  test('a text without one in the language of the page is marked with its own', async () => {
    const edition = await editionOf(facts, 'fr');
    expect(said(title, edition)).toBe('Eau');
    expect(said({ en: 'Water' }, edition)).toEqual({ text: 'Water', lang: 'en' });
    expect(said('Water', edition)).toEqual({ text: 'Water', lang: 'en' });
    expect(said('Water', await editionOf(facts))).toBe('Water');
    expect(said({ ar: 'ماء' }, edition)).toEqual({ text: 'ماء', lang: 'ar' });
    expect(said({ 'fr-CA': 'Eau' }, await editionOf(facts, 'fr-CA'))).toBe('Eau');
  });

  test('a level that says the usual in English says it in the language of the page', async () => {
    const edition = await editionOf(facts, 'es');
    const [usual] = facts.portfolio.frameworks[0]?.levels ?? [];
    if (usual === undefined) throw new Error('The sample has levels.');
    const level = (title: Readonly<Record<string, string>>) =>
      levelTitle({ ...usual, title, generic: 'outcome' }, edition);
    expect(level({ en: 'Outcome' })).toBe('Efectos');
    expect(level({ en: 'City outcomes' })).toEqual({ text: 'City outcomes', lang: 'en' });
    expect(level({ en: 'Outcomes', es: 'Logros' })).toBe('Logros');
  });

  test('what is put together is set as the language is set', async () => {
    for (const [file, text] of await renderAll(facts, 'html', 'fr')) {
      const bare = text
        .replace(/<(style|script|svg)\b.*?<\/\1>|<span lang="en">.*?<\/span>/gs, '')
        .replace(/<[^>]*>|&#?\w+;/g, '');
      expect([file, bare.match(/.{0,40}\p{L}[:;] .{0,20}/gu) ?? []]).toEqual([file, []]);
    }
  });

  test('the language they fall back on is named to the reader', async () => {
    const french = (await renderAll(facts, 'md', 'fr')).get('programme-scorecard.md') ?? '';
    expect(french).toContain('donnés dans une autre langue\u00A0: anglais.');
    expect(french).toContain('Villes fluviales');
    const english = (await renderAll(facts, 'md')).get('programme-scorecard.md') ?? '';
    expect(english).not.toContain('another language');
  });

  test('the page is in the first wanted language that has words', () => {
    expect(languageOf(['sw', 'pt-BR', 'fr'])).toBe('pt');
    expect(languageOf(['sw'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });
});

test('every reason that the shipped portfolios give has words in French', async () => {
  for (const name of ['example-city', 'cities-alliance']) {
    const dir = join(home, 'frameworks', name);
    for (const asOf of ['2024-03-31', '2026-06-30']) {
      const { out } = await plumbline(dir, 'progress', '--as-of', asOf, '--format', 'json');
      const reasons = new Set<string>(
        JSON.parse(out).indicators.flatMap(({ reason }: { reason: string | null }) => reason ?? []),
      );
      const edition = await editionOf({ portfolio: await loadPortfolio(), asOf }, 'fr');
      for (const reason of reasons) expect(reasonSaid(reason, edition)).toBeTypeOf('string');
    }
  }
});

test('every formula that the shipped portfolios give is said in French', async () => {
  for (const name of ['example-city', 'cities-alliance']) {
    const { out } = await plumbline(
      join(home, 'frameworks', name),
      ...['progress', '--as-of', '2026-06-30', '--format', 'json'],
    );
    const edition = await editionOf({ portfolio: await loadPortfolio(), asOf: '2026-06-30' }, 'fr');
    const formulas = JSON.parse(out).indicators.flatMap(({ formula }: { formula: string | null }) => formula ?? []);
    for (const formula of formulas) expect(workingSaid(formula, edition)).toBeTypeOf('string');
  }
  const edition = await editionOf({ portfolio: await loadPortfolio(), asOf: '2026-06-30' }, 'fr');
  expect(workingSaid('actual: weighted mean of 6, weights 500000.5 in all = 55.72; 55.72 ÷ 56 ≈ 0.995', edition)).toBe(
    'valeur observée\u00A0: moyenne pondérée de 6, pondération totale 500000,5 = 55,72\u202F; 55,72 ÷ 56 ≈ 0,995',
  );
  expect(workingSaid('no, to be yes', edition)).toBe('non, attendu oui');
  expect(workingSaid('actual: 3 of 5 rows = 60', edition)).toEqual({ text: 'actual: 3 of 5 rows = 60', lang: 'en' });
});

test('numbers are written by small tables of our own, the same on every version of Node', () => {
  expect(languages.map((language) => numberIn(1_234_567, language))).toEqual([
    '1,234,567',
    '1\u202F234\u202F567',
    '1\u202F234\u202F567',
    '1\u202F234\u202F567',
  ]);
  expect(pluralIn('fr')(1_000_000, { one: '#', other: '# x' })).toBe('1\u202F000\u202F000 x');
});

test('words are loaded for one language alone', () => {
  const text = readFileSync(join(home, 'src/report/words.ts'), 'utf8');
  expect(text).not.toMatch(/^import (?!type).*words\//m);
});
