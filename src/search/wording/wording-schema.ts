import { z } from 'zod';

/** Characters of a wording that are searched for: the longest questions need no second wording as long. */
const MAXIMUM_LENGTH = 500;

/** What a language model wrote to be searched for: on one line, without control characters, not empty. */
export const wording = z
  .string()
  .transform((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
      .trim()
      .slice(0, MAXIMUM_LENGTH),
  )
  .refine((text) => text !== '', 'is empty');
