import { defineConfig } from 'vitest/config';
import { ruleExamples } from './rule-examples.mjs';
import { validators } from './validators.mjs';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [validators(), ruleExamples()],
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    globalSetup: '.config/chromium.mjs',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Vitest leaves one core free; on two cores that is half of the machine.
    maxWorkers: '100%',
    // A worker keeps the program loaded from file to file: no test may leave a change behind in a module.
    isolate: false,
  },
});
