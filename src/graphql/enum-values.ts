import type { TextFormat as DocumentFormat } from '../domain/document.ts';
import type { TextFormat } from './generated/resolver-types.ts';

/** The domain's words as the schema's enum values, and the other way round where a client gives one: the schema has them in capitals. */

export function toEnumValue<Name extends string>(name: Name): Uppercase<Name> {
  return name.toUpperCase() as Uppercase<Name>;
}

export function fromEnumValue<Value extends string>(value: Value): Lowercase<Value> {
  return value.toLowerCase() as Lowercase<Value>;
}

export const TEXT_FORMATS: Readonly<Record<TextFormat, DocumentFormat>> = {
  MARKDOWN: 'md',
  RESTRUCTURED_TEXT: 'rst',
  HTML: 'html',
  PLAIN_TEXT: 'txt',
};
