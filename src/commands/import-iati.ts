import { reportJson, reportText } from '../formats/iati/import-report.ts';
import { takeInFile } from '../formats/iati/take-in-file.ts';
import { writeJson } from '../text/json.ts';
import type { Importer } from './importer.ts';

/** IATI 2.0x: a framework an activity. The whole report stands in the folder, what is printed names the first of each kind. */
export const iati: Importer = {
  takes: 'file',
  run: (file, write, { format, cumulation, activity = [] }) => {
    const taken = takeInFile(file, write, {
      activities: activity,
      ...(cumulation === undefined ? {} : { cumulation }),
    });
    write([{ path: 'IMPORT.md', text: reportText(file.name, taken) }]);
    return format === 'json' ? writeJson(reportJson(file.name, taken)) : reportText(file.name, taken, 5);
  },
};
