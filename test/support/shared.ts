import { existsSync } from 'node:fs';
import { join } from 'node:path';

const places = ['../../../shared', '../../../../shared'].map((path) => join(import.meta.dirname, path));

/** Other people's data, beside the repository or beside the folder of its worktrees; undefined where they are not there. */
export function sharedFile(path: string): string | undefined {
  return places.map((place) => join(place, 'fixtures', path)).find((found) => existsSync(found));
}
