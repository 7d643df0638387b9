/** A case to learn from: its features, and what is right. */
export interface Case {
  readonly features: readonly number[];
  readonly right: boolean;
  /** How much the case counts. */
  readonly weight: number;
}

/** A list to learn an order from: the features of each candidate, and whether it is right. */
export type List = readonly { readonly features: readonly number[]; readonly right: boolean }[];

/** Whether a weight may only be positive (1), only negative (-1), or either (0). */
export type Sign = 1 | -1 | 0;

const STEPS = 150;
const RIDGE = 1e-3;

/** Logistic regression with a ridge and with signs that are known beforehand, by Adam. */
export function fitLogistic(cases: readonly Case[], signs: readonly Sign[]): number[] {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  return descend(signs, (weights) => {
    const gradient = weights.map((weight) => RIDGE * weight);
    for (const { features, right, weight } of cases) {
      const error = ((logistic(dot(features, weights)) - (right ? 1 : 0)) * weight) / total;
      addTo(gradient, features, error);
    }
    return gradient;
  });
}

/** Weights by whose sum a right candidate comes first in its list as likely as possible (listwise softmax). */
export function fitOrder(lists: readonly List[], signs: readonly Sign[]): number[] {
  const useful = lists.filter((list) => list.some(({ right }) => right));
  return descend(signs, (weights) => {
    const gradient = weights.map((weight) => RIDGE * weight);
    for (const list of useful) {
      const scores = list.map(({ features }) => dot(features, weights));
      const most = Math.max(...scores);
      const chances = scores.map((score) => Math.exp(score - most));
      const sum = chances.reduce((a, b) => a + b, 0);
      const rightSum = list.reduce((a, { right }, at) => a + (right ? (chances[at] ?? 0) : 0), 0);
      list.forEach(({ features, right }, place) => {
        const chance = chances[place] ?? 0;
        const error = (chance / sum - (right ? chance / rightSum : 0)) / useful.length;
        addTo(gradient, features, error);
      });
    }
    return gradient;
  });
}

function addTo(sum: number[], features: readonly number[], times: number): void {
  for (let at = 0; at < features.length; at++) sum[at] = (sum[at] ?? 0) + times * (features[at] ?? 0);
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Adam with its usual constants; a weight that leaves its sign is set to zero. */
function descend(signs: readonly Sign[], gradientOf: (weights: readonly number[]) => number[]): number[] {
  const weights = signs.map((): number => 0);
  const mean = signs.map((): number => 0);
  const square = signs.map((): number => 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = gradientOf(weights);
    signs.forEach((sign, at) => {
      const slope = gradient[at] ?? 0;
      const m = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      const v = 0.99 * (square[at] ?? 0) + 0.01 * slope ** 2;
      mean[at] = m;
      square[at] = v;
      const next = (weights[at] ?? 0) - (0.2 * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.99 ** step)) + 1e-9);
      weights[at] = next * sign < 0 ? 0 : next;
    });
  }
  return weights;
}
