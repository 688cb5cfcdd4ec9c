/** An element, read by regular expressions: another way than that of the program. */
interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  const tokens =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;
  for (const [whole, closing, name, attributes = '', single] of xml.matchAll(tokens)) {
    const top = stack.at(-1) ?? root;
    if (name === undefined) {
      if (!whole.startsWith('<')) top.text += decode(whole);
      continue;
    }
    if (closing === '/') {
      stack.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
    const node: Node = {
      name,
      attributes: Object.fromEntries(pairs.map(([, key, a, b]) => [key ?? '', decode(a ?? b ?? '')])),
      children: [],
      text: '',
    };
    top.children.push(node);
    if (single !== '/') stack.push(node);
  }
  return root;
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)]);
const of = (node: Node, name: string) => node.children.filter((one) => one.name === name);
const first = (node: Node, name: string) => of(node, name)[0];
const truth: Readonly<Record<string, string>> = { true: '1', false: '0' };

/** How many elements of these names there are. */
export function elementCounts(xml: string, ...names: string[]): Record<string, number> {
  const root = treeOf(xml);
  return Object.fromEntries(names.map((name) => [name, all(root, name).length]));
}

/** Everything that results say, one line each, sorted: what an import and an export must keep between them. */
export function resultContent(xml: string): string[] {
  return all(treeOf(xml), 'iati-activity')
    .flatMap((activity) => {
      const language = activity.attributes['xml:lang'] ?? '';
      const say = (node: Node | undefined) =>
        (node === undefined ? [] : of(node, 'narrative')).map(
          ({ attributes, text }) => `${attributes['xml:lang'] ?? language}:${text}`,
        );
      const documents = (node: Node) =>
        of(node, 'document-link').map((one) => [
          one.attributes.url,
          one.attributes.format,
          say(first(one, 'title')),
          say(first(one, 'description')),
          of(one, 'category').map(({ attributes }) => attributes.code),
          of(one, 'language').map(({ attributes }) => attributes.code),
          first(one, 'document-date')?.attributes['iso-date'],
        ]);
      const flags = ({ attributes }: Node) =>
        ['type', 'measure', 'ascending', 'aggregation-status'].map((name) => {
          const value = attributes[name];
          return value === undefined ? '' : (truth[value] ?? value);
        });
      const number = (value: string | undefined) =>
        value !== undefined && /^\d+\.\d*0+$/.test(value) ? String(Number(value)) : value;
      const figure = (node: Node) => [
        node.name,
        node.attributes.year,
        node.attributes['iso-date'],
        number(node.attributes.value),
        of(node, 'location').map(({ attributes }) => attributes.ref),
        of(node, 'dimension').map(({ attributes }) => [attributes.name, attributes.value]),
        say(first(node, 'comment')),
        documents(node),
      ];
      const id = first(activity, 'iati-identifier')?.text.trim();
      return of(activity, 'result').flatMap((result) => {
        const at = [id, say(first(result, 'title'))];
        return [
          [...at, flags(result), say(first(result, 'description')), documents(result), references(result)],
          ...of(result, 'indicator').flatMap((indicator) => {
            const here = [...at, say(first(indicator, 'title'))];
            return [
              [
                ...here,
                flags(indicator),
                say(first(indicator, 'description')),
                documents(indicator),
                references(indicator),
              ],
              ...of(indicator, 'baseline').map((one) => [...here, figure(one)]),
              ...of(indicator, 'period').flatMap((period) => {
                const days = ['period-start', 'period-end'].map((name) => first(period, name)?.attributes['iso-date']);
                const figures = [...of(period, 'target'), ...of(period, 'actual')];
                return figures.length === 0 ? [[...here, days]] : figures.map((one) => [...here, days, figure(one)]);
              }),
            ];
          }),
        ];
      });
    })
    .map((line) => JSON.stringify(line))
    .toSorted();
}

function references(node: Node) {
  return of(node, 'reference').map(({ attributes }) => [
    attributes.vocabulary,
    attributes.code,
    attributes['vocabulary-uri'] ?? attributes['indicator-uri'],
  ]);
}
