import { allWords, finding, type RowRule } from './row-rule.ts';

const texts = ['source', 'evidence'] as const;

/** Sources have no blanks around them. */
export const msrWhitespace: RowRule = {
  id: 'msr-whitespace',
  severity: 'warning',
  summary: 'Sources and links have no blanks around them.',
  why: 'Texts are kept as they are typed: "Survey " and "Survey" are two sources. Around ids, categories and numbers blanks are taken away (Open SDG checks both).',
  fix: 'Remove the blanks.',
  needs: texts,
  suspects: {
    each: (scene) => {
      const looked = texts.filter(
        (column) => scene.columns.has(column) && !allWords(scene, column, (word) => !blanks.test(word)),
      );
      if (looked.length === 0) return undefined;
      return looked.map((column) => `r.${column} <> trim(r.${column}, e' \\t\\r\\n\u00a0')`).join(' OR ');
    },
  },
  explain(row) {
    const column = texts.find((one) => blanks.test(row.cell(one) ?? ''));
    if (column === undefined) return undefined;
    const written = row.cell(column) ?? '';
    const where = /^\s/.test(written) ? (/\s$/.test(written) ? 'around it' : 'before it') : 'after it';
    return finding(row.at(column), `The ${column} ${JSON.stringify(written)} has blanks ${where}.`, 'Remove them.');
  },
};

const blanks = /^[ \t\r\n\u00a0]|[ \t\r\n\u00a0]$/;
