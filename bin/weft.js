#!/usr/bin/env node
// The command line from source: tsx compiles TypeScript as it is imported. The container runs the compiled dist/ instead.
import { register } from 'tsx/esm/api';

register();
await import('../src/cli/weft.ts');
