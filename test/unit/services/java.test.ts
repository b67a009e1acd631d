import { describe, expect, it } from '@jest/globals';
import { findJava, parseJavaVersion } from '../../../src/services/java.ts';

describe('parseJavaVersion', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['openjdk version "22-ea" 2024-03-19', 22],
    ['java version "1.8.0_402"', 8],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "11.0.2" 2019-01-15', 11],
  ])('reads %p as feature release %i', (text, version) => {
    expect(parseJavaVersion(text)).toBe(version);
  });

  it('finds no version in what is not Java', () => {
    expect(parseJavaVersion('bash: java: command not found')).toBeUndefined();
  });
});

describe('findJava', () => {
  it('finds nothing under a JAVA_HOME that holds no Java', async () => {
    expect(await findJava('/there/is/no/java')).toBeUndefined();
  });
});
