interface Top {
  readonly offer: (item: number, score: number) => void;
  /** The best of what was offered since the last time, in no order. */
  readonly take: () => { readonly item: number; readonly score: number }[];
}

/** Keeps the best few of many numbered items in a heap whose root is the worst of them. */
export function createTop(most: number): Top {
  const items = new Uint32Array(most);
  const scores = new Float64Array(most);
  let size = 0;

  function put(at: number, item: number, score: number): void {
    items[at] = item;
    scores[at] = score;
  }
  function swap(a: number, b: number): void {
    const [item = 0, score = 0] = [items[a], scores[a]];
    put(a, items[b] ?? 0, scores[b] ?? 0);
    put(b, item, score);
  }
  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if ((scores[parent] ?? 0) <= (scores[at] ?? 0)) return;
      swap(at, parent);
      at = parent;
    }
  }
  function sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
        if ((scores[child] ?? 0) < (scores[least] ?? 0)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    offer: (item, score) => {
      if (size < most) {
        put(size, item, score);
        rise(size++);
      } else if (score > (scores[0] ?? 0)) {
        put(0, item, score);
        sink();
      }
    },
    take: () => {
      const taken = Array.from({ length: size }, (_, at) => ({ item: items[at] ?? 0, score: scores[at] ?? 0 }));
      size = 0;
      return taken;
    },
  };
}
