/** The array, or a copy of one and a half times its length and at least `length`, the new places 0. */
export function grown<Numbers extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(array: Numbers, length: number): Numbers {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (length: number) => Numbers;
  const copy = new Kind(Math.max(length, Math.ceil(array.length * 1.5), 4));
  copy.set(array);
  return copy;
}
