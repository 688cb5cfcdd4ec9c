/** Where a long piece of work is. */
export interface Stage {
  readonly stage: 'reading' | 'comparing' | 'checking' | 'sorting' | 'writing';
  readonly done?: number;
  readonly total?: number;
  /** What `done` and `total` count. */
  readonly unit?: 'rows' | 'files';
  /** How much of it is done, from 0 to 1, where the engine can say. Asked again and again while the stage lasts. */
  readonly share?: () => number | undefined;
}

export type OnStage = (at: Stage) => void;
