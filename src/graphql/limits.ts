import { GraphQLError, Kind, getNamedType, isInputObjectType, isInterfaceType, isObjectType, valueFromASTUntyped } from 'graphql';
import type {
  ASTVisitor,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLArgument,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
  ValidationContext,
} from 'graphql';
import { DEFAULT_CONTEXT_SIZE, DEFAULT_PAGE_SIZE, MAXIMUM_CONTEXT_SIZE, MAXIMUM_PAGE_SIZE } from './page-arguments.ts';

/** What one operation may ask for, over HTTP, WebSocket and server-sent events alike. Fragments count wherever they are spread. */
export const LIMITS = {
  /** Words and signs of the text; checked while it is parsed. */
  tokens: 4_000,
  /** Fields inside fields. */
  depth: 12,
  fields: 1_000,
  aliases: 30,
  directives: 20,
  /** Entries of lists inside lists, as far as the page sizes say. */
  entries: 200_000,
} as const;

/** Introspection has limits of its own in graphql's rules; nested lists of it are refused there. */
const INTROSPECTION_DEPTH = 20;

interface Counts {
  fields: number;
  aliases: number;
  directives: number;
  entries: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** Refuses operations beyond {@link LIMITS}, where variables are not known yet: a page size given by one counts as the default. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const error = checkLimits(context.getSchema(), { document: context.getDocument(), operation, variables: {} });
      if (error !== undefined) context.reportError(error);
      return false;
    },
  };
}

export interface LimitedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

/** The first limit that the operation passes, as an error. Looks at no more than the limits allow, however fragments multiply. */
export function checkLimits(schema: GraphQLSchema, limited: LimitedOperation): GraphQLError | undefined {
  const { operation } = limited;
  const type = schema.getRootType(operation.operation) ?? undefined;
  try {
    new Walk(schema, limited).visit(operation.selectionSet, { type, depth: 1, maximumDepth: LIMITS.depth, entries: 1, open: new Set() });
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

interface Position {
  /** The type whose fields are looked at; unknown where the operation names none: another rule's to report. */
  readonly type: GraphQLNamedType | undefined;
  readonly depth: number;
  readonly maximumDepth: number;
  /** How many times the fields here are read. */
  readonly entries: number;
  /** Fragments that we are inside of: a circle is another rule's to report. */
  readonly open: ReadonlySet<string>;
}

class Walk {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #counts: Counts = { fields: 0, aliases: 0, directives: 0, entries: 0 };

  constructor(schema: GraphQLSchema, { document, variables }: LimitedOperation) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#schema = schema;
    this.#variables = variables;
  }

  visit(selectionSet: SelectionSetNode, position: Position): void {
    for (const selection of selectionSet.selections) {
      this.#count('directives', selection.directives?.length ?? 0);
      if (selection.kind === Kind.FIELD) this.#visitField(selection, position);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        this.visit(selection.selectionSet, this.#narrow(position, selection.typeCondition?.name.value));
      else this.#visitSpread(selection.name.value, position);
    }
  }

  #visitField(field: FieldNode, position: Position): void {
    const isIntrospection = field.name.value.startsWith('__');
    const maximumDepth = isIntrospection ? INTROSPECTION_DEPTH : position.maximumDepth;
    if (position.depth > maximumDepth) throw refusal(`has fields more than ${maximumDepth} deep`);
    this.#count('fields', 1);
    this.#count('aliases', field.alias === undefined ? 0 : 1);
    const definition = fieldOf(position.type, field.name.value);
    const size = pageSizeOf(field, definition, this.#variables);
    const entries = position.entries * (size ?? 1);
    if (size !== undefined) this.#count('entries', entries);
    if (field.selectionSet === undefined) return;
    const type = definition && getNamedType(definition.type);
    this.visit(field.selectionSet, { ...position, type, depth: position.depth + 1, maximumDepth, entries });
  }

  #visitSpread(name: string, position: Position): void {
    const fragment = this.#fragments.get(name);
    // Each spread counts as a field, or empty fragments could multiply without end.
    this.#count('fields', 1);
    if (fragment === undefined || position.open.has(name)) return;
    const inside = { ...position, open: new Set([...position.open, name]) };
    this.visit(fragment.selectionSet, this.#narrow(inside, fragment.typeCondition.name.value));
  }

  #narrow(position: Position, typeName: string | undefined): Position {
    return typeName === undefined ? position : { ...position, type: this.#schema.getType(typeName) };
  }

  #count(what: keyof Counts, amount: number): void {
    this.#counts[what] += amount;
    if (this.#counts[what] > LIMITS[what]) throw refusal(`asks for more than ${LIMITS[what]} ${what}`);
  }
}

function fieldOf(type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** Names of arguments that say how many entries a field gives; inside its `input` too, as a search has them. */
const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/** The entries on the page that a field asks for; `undefined` for a field without pages. */
function pageSizeOf(field: FieldNode, definition: GraphQLField<unknown, unknown> | undefined, variables: Variables): number | undefined {
  if (definition?.args.some(({ name }) => CONTEXT_ARGUMENTS.has(name)) === true) return contextEntries(field, definition, variables);
  if (definition?.args.some(saysHowMany) !== true) return undefined;
  const given = (field.arguments ?? []).flatMap(({ name, value }) => sizesIn(name.value, valueFromASTUntyped(value, variables)));
  return given.length === 0 ? DEFAULT_PAGE_SIZE : Math.min(Math.max(...given, 1), MAXIMUM_PAGE_SIZE);
}

/** Names of arguments that say how many entries stand on a side of another. */
const CONTEXT_ARGUMENTS: ReadonlySet<string> = new Set(['previous', 'next']);

/** An entry and those on both sides of it. */
function contextEntries(field: FieldNode, definition: GraphQLField<unknown, unknown>, variables: Variables): number {
  return definition.args.reduce((sum, { name }) => {
    const node = field.arguments?.find((argument) => argument.name.value === name);
    const value = node && valueFromASTUntyped(node.value, variables);
    return sum + Math.min(Math.max(typeof value === 'number' ? value : DEFAULT_CONTEXT_SIZE, 0), MAXIMUM_CONTEXT_SIZE);
  }, 1);
}

function saysHowMany({ name, type }: GraphQLArgument): boolean {
  const inside = getNamedType(type);
  const names = isInputObjectType(inside) ? Object.keys(inside.getFields()) : [];
  return [name, ...names].some((one) => PAGE_ARGUMENTS.has(one));
}

function sizesIn(name: string, value: unknown): number[] {
  if (PAGE_ARGUMENTS.has(name)) return typeof value === 'number' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (PAGE_ARGUMENTS.has(key) && typeof inner === 'number' ? [inner] : []));
}

function refusal(words: string): GraphQLError {
  return new GraphQLError(`The operation ${words}. Ask for less at once.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
