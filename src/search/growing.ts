interface Numbers {
  readonly length: number;
  [at: number]: number;
  set(from: ArrayLike<number>): void;
}

export interface Growing<T> {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** What was pushed, in an array of just that length. */
  readonly finish: () => T;
}

/** A typed array that grows while it is filled. */
function createGrowing<T extends Numbers>(
  create: (length: number) => T,
  cut: (array: T, length: number) => T,
): Growing<T> {
  let array = create(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === array.length) {
        const larger = create(Math.ceil(length * 1.6));
        larger.set(array);
        array = larger;
      }
      array[length++] = value;
    },
    length: () => length,
    finish: () => cut(array, length),
  };
}

export function growingWords(): Growing<Uint32Array> {
  return createGrowing<Uint32Array>(
    (length) => new Uint32Array(length),
    (array, length) => array.slice(0, length),
  );
}

export function growingBytes(): Growing<Uint8Array> {
  return createGrowing<Uint8Array>(
    (length) => new Uint8Array(length),
    (array, length) => array.slice(0, length),
  );
}
