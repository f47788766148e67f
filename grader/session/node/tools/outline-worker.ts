import { createRequire } from 'node:module';
import type TS from 'typescript';
import { outlineOf } from '../../outline-of.ts';
import { serveTool } from './tool-serve.ts';

const { compiler } = JSON.parse(process.argv[2] ?? '') as { readonly compiler: string };
const ts = createRequire(import.meta.url)(compiler) as typeof TS;

await serveTool((source) => ({ outline: outlineOf(ts, String(source)) }));
