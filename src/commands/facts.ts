import type { Facts } from '../progress/facts.ts';
import type { Opened } from './open.ts';

/**
 * The facts of a portfolio as of a date (`YYYY-MM-DD`): what every command that shows figures reads.
 * The engine is loaded here, and its native part only where something is stored.
 */
export async function factsOf({ portfolio, dir }: Pick<Opened, 'portfolio' | 'dir'>, asOf: string): Promise<Facts> {
  const [{ observe }, { computeFacts }] = await Promise.all([
    import('../measurements/engine.ts'),
    import('../progress/compute.ts'),
  ]);
  return computeFacts(portfolio, await observe(portfolio, dir, asOf), asOf);
}
