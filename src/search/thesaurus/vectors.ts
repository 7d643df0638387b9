import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Vectors {
  /** Plain words, the commonest first. */
  readonly words: readonly string[];
  /** Cosine of two words, from -1 to 1; 0 if either is unknown. */
  readonly likeness: (a: string, b: string) => number;
}

const file = z.object({
  dimensions: z.number(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

/** Reads the first `most` plain words of a vector file in the form of wink-embeddings. */
export function readVectors(path: string, most: number): Vectors {
  const { dimensions, words: all, vectors } = file.parse(JSON.parse(readFileSync(path, 'utf8')));
  const words = all.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, most);
  const places = new Map(words.map((word, at) => [word, at]));
  const matrix = new Float32Array(words.length * dimensions);
  words.forEach((word, at) => {
    const vector = (vectors[word] ?? []).slice(0, dimensions);
    const length = Math.hypot(...vector) || 1;
    matrix.set(
      vector.map((value) => value / length),
      at * dimensions,
    );
  });
  return {
    words,
    likeness: (a, b) => {
      const [i, j] = [places.get(a), places.get(b)];
      if (i === undefined || j === undefined) return 0;
      let sum = 0;
      for (let at = 0; at < dimensions; at++) {
        sum += (matrix[i * dimensions + at] ?? 0) * (matrix[j * dimensions + at] ?? 0);
      }
      return sum;
    },
  };
}
