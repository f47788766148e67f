/**
 * tfjs's WebGPU backend on a chosen device, with errors instead of its silent failures.
 *
 * WebGPU reports errors separately from the computation: if a buffer cannot be allocated, a shader does not compile or
 * a device is lost, results are full of zeros, and tfjs never checks. Here the first such error invalidates the
 * backend: each later op, and each read, throws it. Other children and pages have their own devices.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util } from '@tensorflow/tfjs-core';

/** Adapter limits that kernels make use of; a device has the small default of each limit that is not requested. */
const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const;

export async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const requiredLimits = Object.fromEntries(limits.map((name) => [name, adapter.limits[name]]));
  return await adapter.requestDevice({ requiredLimits });
}

/** The meaning of an error of the device, in one line. */
function faultOf(error: GPUError): string {
  const [reason = ''] = error.message.trim().split('\n');
  if (error.constructor.name === 'GPUOutOfMemoryError')
    return `The WebGPU device ran out of memory: ${reason}`;
  return `internal: the WebGPU device refused a command: ${reason}`;
}

export interface DeviceHealth {
  /** The first error of the device, if any. */
  fault: () => string | undefined;
  /** Throws it. */
  check: () => void;
  /** Destroys the device on purpose, so that its loss is not an error. */
  end: () => Promise<void>;
}

/** Listens to the device's errors from now on. */
export function watch(device: GPUDevice): DeviceHealth {
  let fault: string | undefined;
  device.addEventListener('uncapturederror', (event) => {
    event.preventDefault(); // Dawn and browsers would print it
    fault ??= `${faultOf(event.error)} Results since then are void.`;
  });
  const lost = device.lost.then(({ reason, message }) => {
    fault ??= `The WebGPU device was lost (${message || reason}). Its tensors are gone: start the engine again.`;
  });
  return {
    fault: () => fault,
    check: () => {
      if (fault !== undefined) throw new Error(fault);
    },
    end: async () => {
      fault = 'The WebGPU engine was stopped, and its tensors are gone: start it again.';
      device.destroy();
      await lost;
    },
  };
}

/** Makes every use of the device check its health: before, so that nothing runs in vain, and after. */
export function guard(backend: WebGPUBackend, health: DeviceHealth): void {
  const upload = backend.uploadToGPU.bind(backend);
  const { maxBufferSize, maxStorageBufferBindingSize } = backend.device.limits;
  const most = Math.min(maxBufferSize, maxStorageBufferBindingSize);
  backend.uploadToGPU = (dataId) => {
    health.check();
    const { shape, resource } = backend.tensorMap.get(dataId);
    const bytes = 4 * util.sizeFromShape(shape);
    // A harmless refusal: thrown here, it does not reach the device.
    if (!resource && bytes > most) {
      throw new Error(
        `A tensor of shape [${shape.join(', ')}] needs ${bytes} bytes; this WebGPU device takes at most ${most}.`,
      );
    }
    try {
      upload(dataId);
    } finally {
      health.check(); // the cause, rather than what follows from it
    }
  };

  const runProgram = backend.runWebGPUProgram.bind(backend);
  backend.runWebGPUProgram = (...call) => {
    health.check();
    const [program, inputs] = call;
    const empty = inputs.find(({ shape }) => shape.includes(0));
    if (empty && !program.outputShape.includes(0)) {
      throw new Error(
        `The WebGPU engine cannot compute this of an empty tensor, [${empty.shape.join(', ')}].`,
      );
    }
    try {
      return runProgram(...call);
    } finally {
      health.check();
    }
  };

  const read = backend.getBufferData.bind(backend);
  backend.getBufferData = async (buffer) => {
    health.check();
    try {
      return await read(buffer);
    } finally {
      health.check();
    }
  };

  const readSync = backend.readSync.bind(backend);
  backend.readSync = (dataId) => {
    const { values, resource } = backend.tensorMap.get(dataId);
    if ((values as unknown) || !resource) return readSync(dataId);
    throw new Error(
      'WebGPU cannot read a tensor synchronously here: write `await x.data()`, not `x.dataSync()`.',
    );
  };
}
