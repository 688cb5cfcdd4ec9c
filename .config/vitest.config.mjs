import { defineConfig } from 'vitest/config';
import { validators } from './validators.mjs';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [validators()],
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    pool: 'forks',
  },
});
