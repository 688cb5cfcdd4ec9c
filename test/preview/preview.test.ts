import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';
import { ask, startPreview, visit } from '../support/preview.ts';

const framework =
  'id: main\ntitle: Main\nresults:\n  output-1: {level: output, statement: Plans adopted}\nindicators:\n  plans: {result: output-1, name: Number of plans, measure: number, unit: plans, direction: increase, cumulation: incremental, baseline: {period: 2023, value: 0}, targets: {2025: 4}}\n';
const files = {
  'plumbline.yaml': 'title: Portfolio\n',
  'frameworks/main.yaml': framework,
  'measurements/main/plans.csv': 'period,value\n2025,2\n',
};

describe('what is saved', () => {
  test('is shown at once, on the pages that it changes', async () => {
    const dir = folder(files);
    const { address, stop } = await startPreview(dir);
    const [scorecard, index] = [await visit(address, '/main-scorecard.html'), await visit(address, '/')];
    expect(scorecard.page).toMatch(/>50%</);
    expect(index.page).toContain('href="main-scorecard.html"');
    writeFileSync(join(dir, 'measurements/main/plans.csv'), 'period,value\n2025,3\n');
    await scorecard.next();
    expect(scorecard.events).toEqual(['reload']);
    expect(index.events).toEqual([]);
    expect((await ask(address, '/main-scorecard.html')).text).toMatch(/>75%</);
    writeFileSync(join(dir, 'frameworks/main.yaml'), framework.replace('title: Main', 'title: Changed'));
    await index.next();
    expect((await ask(address, '/')).text).toContain('Changed');
    expect((await ask(address, '/main-scorecard.md')).text).toContain('# Changed');
    expect(await stop()).toEqual({
      code: 0,
      out: `${address}/\n`,
      err: 'What is saved is shown at once. Ctrl-C ends the preview.\n\nThe preview has ended.\n',
    });
    await expect(ask(address, '/')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('and was missed is told to a page as soon as it listens again', async () => {
    const dir = folder(files);
    const { address } = await startPreview(dir, '--port', '0');
    const before = await visit(address, '/main-scorecard.html');
    const late = before.page.replace(/mark&#x3D;[\w-]+/, 'mark&#x3D;old');
    const [, path = ''] = /data-events="([^"]*)"/.exec(late) ?? [];
    const text = await new Promise<string>((resolve) => {
      const url = address + path.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
      fetch(url).then(async (response) => {
        let said = '';
        for await (const piece of response.body ?? []) {
          said += Buffer.from(piece).toString();
          if (said.includes('event')) break;
        }
        resolve(said);
      });
    });
    expect(text).toBe('retry: 500\n\nevent: reload\ndata:\n\n');
    expect(before.events).toEqual([]);
  });
});

describe('a mistake', () => {
  test('in YAML is named with its place, below the page as it was', async () => {
    const dir = folder(files);
    const { address } = await startPreview(dir, '--port', '0');
    const path = '/main-scorecard.html';
    const whole = await visit(address, path);
    expect(whole.page).toMatch(/no errors/);
    writeFileSync(join(dir, 'frameworks/main.yaml'), framework.replace('title: Main', 'title: [Main'));
    await whole.next();
    const broken = await visit(address, path);
    expect(broken.page).toContain('<h1 dir="auto">Main</h1>');
    expect(broken.page).toMatch(/<details open>[\s\S]*main-scorecard.html cannot be made[\s\S]*as it was before/);
    expect(broken.page).toMatch(/<code>frameworks\/main.yaml:\d+:\d+<\/code> <code>yaml-syntax<\/code>/);
    writeFileSync(join(dir, 'frameworks/main.yaml'), framework.replace('title: Main', 'title: Mended'));
    await broken.next();
    expect((await ask(address, path)).text).toMatch(/>Mended<\/h1>[\s\S]*<details>[\s\S]*no errors/);
  });

  test('in plumbline.yaml shows in the page, even from the start', async () => {
    const dir = folder({ ...files, 'plumbline.yaml': 'titel: Portfolio\n' });
    const { address } = await startPreview(dir, '--port', '0');
    const broken = await visit(address, '/');
    expect(broken.page).toMatch(/cannot be shown yet[\s\S]*plumbline.yaml cannot be read[\s\S]*Did you mean/);
    expect((await ask(address, '/')).status).toBe(500);
    writeFileSync(join(dir, 'plumbline.yaml'), 'title: Portfolio\n');
    await broken.next();
    const mended = await visit(address, '/');
    expect(mended.page).toContain('href="main-scorecard.html"');
    rmSync(join(dir, 'plumbline.yaml'));
    await mended.next();
    expect((await ask(address, '/')).text).toMatch(
      /href="main-scorecard.html"[\s\S]*There is no plumbline.yaml in [\s\S]*as it was before/,
    );
  });

  test("in the portfolio's own template is named with line and nearest name", async () => {
    const dir = folder({ ...files, 'templates/scorecard/method.html.hbs': '<p>mine</p>\n' });
    const { address } = await startPreview(dir, '--port', '0');
    const path = '/main-scorecard.html';
    const whole = await visit(address, path);
    expect(whole.page).toContain('<p>mine</p>');
    writeFileSync(join(dir, 'templates/scorecard/method.html.hbs'), '<p>{{lables.method}}</p>\n');
    await whole.next();
    const broken = await visit(address, path);
    expect(broken.page).toContain('<p>mine</p>');
    expect(broken.page).toContain('templates/scorecard/method.html.hbs, line 1, column 6');
    expect(broken.page).toContain('Did you mean &quot;labels&quot;?');
    writeFileSync(join(dir, 'templates/scorecard/method.html.hbs'), '<p>better</p>\n');
    await broken.next();
    expect((await ask(address, path)).text).toContain('<p>better</p>');
  });
});

describe('nothing but the pages', () => {
  test('is given to anybody', async () => {
    const { address } = await startPreview(folder(files), '--port', '0');
    const port = new URL(address).port;
    for (const path of [
      '/plumbline.yaml',
      '/../plumbline.yaml',
      '/%2e%2e%2fplumbline.yaml',
      '/..%5cplumbline.yaml',
      '//etc/passwd',
      '/frameworks/main.yaml',
      '/main-scorecard.html/../../plumbline.yaml',
      '/constructor',
    ]) {
      const { status, text } = await ask(address, path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toContain('title: Portfolio');
    }
    expect((await ask(address, '/%')).status).toBe(400);
    expect((await ask(address, '/%3Cscript%3Ealert(1)%3C/script%3E')).text).not.toContain('<script>alert');
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1.evil.example:${port}`]) {
      expect([host, (await ask(address, '/', { headers: { host } })).status]).toEqual([host, 403]);
      expect((await ask(address, '/~events?page=/', { headers: { host } })).status).toBe(403);
    }
    expect((await ask(address, '/', { headers: { host: `localhost:${port}` } })).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask(address, '/', { method })).status).toBe(405);
    const { headers, text } = await ask(address, '/', { method: 'HEAD' });
    expect(text).toBe('');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect(headers).toMatchObject({ 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('is served where the port is taken', async () => {
    const dir = folder(files);
    const [first, second] = [await startPreview(dir), await startPreview(dir)];
    expect(first.address).not.toBe(second.address);
    const { port } = new URL(first.address);
    const { code, err } = await plumbline(dir, 'preview', '--port', port);
    expect({ code, err }).toEqual({
      code: 2,
      err: `Port ${port} is taken, or not for this user.\n→ --port 0 takes any that is free.\n`,
    });
  });
});
