import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import type { GraphQLNamedType } from 'graphql';
import { RULES } from '../../../src/graphql/rules.ts';
import { readSchemaFiles } from '../../../src/graphql/schema-files.ts';

const schema = buildASTSchema(readSchemaFiles());
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter(isObjectType);
const rules: Record<string, unknown> = RULES;

/** A rule of graphql-shield is an object that can resolve; a group of rules is a plain one. */
const isRule = (value: unknown): boolean => typeof (value as { resolve?: unknown } | undefined)?.resolve === 'function';

describe('the published schema', () => {
  it.each(objects.map((type) => [type.name, Object.keys(type.getFields())] as const))(
    'has a rule for every field of %s',
    (name, fields) => {
      const ofType = rules[name] as Record<string, unknown>;
      expect(fields.filter((field) => !isRule(ofType) && !isRule(ofType?.[field]))).toEqual([]);
    },
  );

  it('has no rule for what does not exist', () => {
    const known = new Map(objects.map((type) => [type.name, type]));
    const stale = Object.entries(rules).flatMap(([name, ofType]) => {
      const type = known.get(name);
      if (type === undefined) return [name];
      return isRule(ofType) ? [] : Object.keys(ofType as object).filter((field) => type.getFields()[field] === undefined);
    });
    expect(stale).toEqual([]);
  });

  it('names every way in by itself, so that a new one is denied until somebody decides', () => {
    expect([rules.Query, rules.Mutation, rules.Subscription].some(isRule)).toBe(false);
  });

  it('describes every type, field, argument and enum value', () => {
    const custom = types.filter((type) => type.astNode !== undefined && type.astNode !== null);
    expect(custom.flatMap(undescribed)).toEqual([]);
  });

  it('shows nothing of the graph’s bookkeeping', () => {
    const names = objects.flatMap((type) => Object.keys(type.getFields()));
    expect(names.filter((name) => ['tenantId', 'supportId', 'sourceId', 'contentHash', 'documentId', 'origin'].includes(name))).toEqual([]);
  });
});

function undescribed(type: GraphQLNamedType): string[] {
  const missing = (path: string, description: unknown): string[] =>
    typeof description === 'string' && description.trim() !== '' ? [] : [path];
  const own = missing(type.name, type.description);
  if (isUnionType(type)) return own;
  if (isEnumType(type)) return [...own, ...type.getValues().flatMap((value) => missing(`${type.name}.${value.name}`, value.description))];
  if (isInputObjectType(type)) {
    return [...own, ...Object.values(type.getFields()).flatMap((field) => missing(`${type.name}.${field.name}`, field.description))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const ofFields = Object.values(type.getFields()).flatMap((field) => [
    ...missing(`${type.name}.${field.name}`, field.description),
    ...field.args.flatMap((argument) => missing(`${type.name}.${field.name}(${argument.name})`, argument.description)),
  ]);
  return [...own, ...ofFields];
}
