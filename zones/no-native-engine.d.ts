/** In a page's types, reference/tensor/tensorflow/engine.ts: Node loads it, and a page never asks for it. */
import type { EngineInfo, EngineOptions } from '../reference/tensor/start-engine.ts';

export function useTensorflow(options: EngineOptions): Promise<EngineInfo>;
