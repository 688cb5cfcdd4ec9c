import { accessSync, constants } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Tells the browser tests which Chromium to drive; where there is none they are skipped, and this says so once. */
export default function setup(project) {
  const { PLUMBLINE_CHROMIUM: named } = process.env;
  const chromium = (named === undefined ? places : [named]).find(canStart) ?? '';
  project.provide('chromium', chromium);
  if (chromium !== '') return;
  process.stdout.write(
    `The tests in a browser are skipped: there is no ${named ?? 'Chromium'} here (apt-get install chromium, or PLUMBLINE_CHROMIUM=<program>).\n`,
  );
}

function canStart(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
