/**
 * How many letters have to be inserted, left out, replaced or swapped with their neighbour to make one word of the other; `maximum + 1` when more than the maximum.
 * (F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964, as optimal string alignment: no letter twice.)
 */
export function editDistance(a: string, b: string, maximum: number): number {
  if (Math.abs(a.length - b.length) > maximum) return maximum + 1;
  let beforeLast: number[] = [];
  let last = [...Array(b.length + 1).keys()];
  let row: number[] = [];
  for (let left = 1; left <= a.length; left += 1) {
    row[0] = left;
    let least = left;
    for (let right = 1; right <= b.length; right += 1) {
      const isSame = a[left - 1] === b[right - 1];
      let distance = Math.min(last[right]! + 1, row[right - 1]! + 1, last[right - 1]! + (isSame ? 0 : 1));
      if (isSwapped(a, b, left, right)) distance = Math.min(distance, beforeLast[right - 2]! + 1);
      row[right] = distance;
      least = Math.min(least, distance);
    }
    if (least > maximum) return maximum + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length]!, maximum + 1);
}

/** Whether the letters before these two places are the same two, the other way round. */
function isSwapped(a: string, b: string, left: number, right: number): boolean {
  return left > 1 && right > 1 && a[left - 1] === b[right - 2] && a[left - 2] === b[right - 1];
}
