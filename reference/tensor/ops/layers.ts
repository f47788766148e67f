/**
 * The names that `@tensorflow/tfjs` takes from tfjs-layers.
 *
 * An ES module cannot export a getter, so each name is a stand-in that loads tfjs-layers when it is first used, and
 * forwards every use to the real value.
 */
import type * as Layers from '@tensorflow/tfjs-layers';

import { layersModule } from './layers-module.ts';
import type { LayersModule } from './layers-module.ts';

/**
 * A stand-in for one export of tfjs-layers. Every operation on it (property, call, `new`, `instanceof`, `extends`,
 * listing its keys) acts on the real value, so a student sees no difference.
 */
function standIn<Name extends Exclude<keyof LayersModule, 'version_layers'>>(name: Name): LayersModule[Name] {
  const real = (): object => layersModule()[name];
  // An ordinary function may be called and constructed; its own properties must not shadow the real value's.
  const target = function (): void {};
  const proxy: object = new Proxy(target, {
    get: (_, key) => Reflect.get(real(), key) as unknown,
    set: (_, key, value) => Reflect.set(real(), key, value),
    has: (_, key) => Reflect.has(real(), key),
    ownKeys: () => [...new Set([...Reflect.ownKeys(real()), 'prototype'])],
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(real(), key);
      if (key === 'prototype') return Reflect.getOwnPropertyDescriptor(target, key);
      return descriptor && { ...descriptor, configurable: true };
    },
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
    apply: (_, self, args: unknown[]) => Reflect.apply(real() as () => unknown, self, args) as unknown,
    construct: (_, args: unknown[], newTarget): object => {
      const constructor = real() as new () => object;
      return Reflect.construct(constructor, args, newTarget === proxy ? constructor : newTarget) as object;
    },
  });
  return proxy as LayersModule[Name];
}

export const layers = standIn('layers');
export const sequential = standIn('sequential');
export const model = standIn('model');
export const models = standIn('models');
export const input = standIn('input');
export const initializers = standIn('initializers');
export const constraints = standIn('constraints');
export const regularizers = standIn('regularizers');
export const metrics = standIn('metrics');
export const callbacks = standIn('callbacks');
export const loadLayersModel = standIn('loadLayersModel');
export const registerCallbackConstructor = standIn('registerCallbackConstructor');

export const LayersModel = standIn('LayersModel');
export const Sequential = standIn('Sequential');
export const SymbolicTensor = standIn('SymbolicTensor');
export const InputSpec = standIn('InputSpec');
export const LayerVariable = standIn('LayerVariable');
export const RNN = standIn('RNN');
export const Callback = standIn('Callback');
export const CallbackList = standIn('CallbackList');
export const CustomCallback = standIn('CustomCallback');
export const EarlyStopping = standIn('EarlyStopping');
// eslint-disable-next-line no-restricted-syntax -- tfjs exports this name
export const History = standIn('History');

// The same names as types, so that `let model: tf.LayersModel` reads as it does with tfjs.
export type LayersModel = Layers.LayersModel;
export type Sequential = Layers.Sequential;
export type SymbolicTensor = Layers.SymbolicTensor;
export type InputSpec = Layers.InputSpec;
export type LayerVariable = Layers.LayerVariable;
export type RNN = Layers.RNN;
export type Callback = Layers.Callback;
export type CallbackList = Layers.CallbackList;
export type CustomCallback = Layers.CustomCallback;
export type EarlyStopping = Layers.EarlyStopping;
// eslint-disable-next-line no-restricted-syntax -- tfjs exports this name
export type History = Layers.History;
export type {
  ClassWeight,
  ClassWeightMap,
  CustomCallbackArgs,
  EarlyStoppingCallbackArgs,
  GRUCellLayerArgs,
  GRULayerArgs,
  LSTMCellLayerArgs,
  LSTMLayerArgs,
  Logs,
  ModelAndWeightsConfig,
  ModelCompileArgs,
  ModelEvaluateArgs,
  ModelFitArgs,
  ModelFitDatasetArgs,
  RNNLayerArgs,
  SequentialArgs,
  Shape,
  SimpleRNNCellLayerArgs,
  SimpleRNNLayerArgs,
} from '@tensorflow/tfjs-layers';
