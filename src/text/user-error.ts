/** The run cannot go on, and it is not our bug: a wrong command line or environment (exit 2). */
export class UserError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }
}
