import { reportJson, reportText } from '../formats/open-sdg/import-report.ts';
import { takeInRepository } from '../formats/open-sdg/take-in-repository.ts';
import { writeJson } from '../text/json.ts';
import type { Importer } from './importer.ts';

/** Open SDG: a repository of data, metadata and configuration becomes one framework. The whole report stands in the folder. */
export const openSdg: Importer = {
  takes: 'folder',
  run: async (folder, write, { format, cumulation }) => {
    const taken = await takeInRepository(folder, write, cumulation === undefined ? {} : { cumulation });
    write([{ path: 'IMPORT.md', text: reportText(folder.name, taken) }]);
    return format === 'json' ? writeJson(reportJson(folder.name, taken)) : reportText(folder.name, taken, 5);
  },
};
