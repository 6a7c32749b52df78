import type { initGraphQLTada, ResultOf, VariablesOf as VariablesOfDocument } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

type Types = introspection['types'];

declare const graphql: initGraphQLTada<{
  introspection: introspection;
  scalars: { SafeInt: number };
  disableMasking: true;
}>;

/** Never runs: TypeScript infers from it the type that gql.tada gives to a document. The page sends texts, so it needs no parsed ones. */
function documentOf<Text extends string>(text: Text) {
  return graphql(text);
}

type DocumentOf<Text extends string> = ReturnType<typeof documentOf<Text>>;

/** The data of an operation by its text, as the schema has it. Unknown where the text is put together at run time. */
export type DataOf<Text extends string> = string extends Text
  ? unknown
  : Text extends string
    ? Checked<ResultOf<DocumentOf<Text>>>
    : never;

/** The variables of an operation by its text. */
export type VariablesOf<Text extends string> = string extends Text
  ? Readonly<Record<string, unknown>>
  : Text extends string
    ? VariablesOfDocument<DocumentOf<Text>>
    : never;

/** What a selection of fields gives of a type; of an interface, what all types that implement it have in common. */
export type SelectionOf<Type extends string, Fields extends string> = Common<
  DataOf<`fragment _ on ${Type} { ${Fields} }`>
>;

type Common<Union> = [Union] extends [Invalid<unknown>] ? Union : Pick<Union, keyof Union>;

/** The values of an enum. */
export type EnumOf<Name extends keyof Types> = Types[Name] extends { readonly enumValues: infer Value }
  ? Value
  : never;

/** The root fields that give one object of a type that implements an interface, such as `role`. */
export type LookupOf<Interface extends keyof Types> = {
  [Field in keyof Fields]: Fields[Field] extends {
    readonly type: { readonly kind: 'OBJECT'; readonly name: PossibleTypes<Interface> };
  }
    ? Field
    : never;
}[keyof Fields];

type Fields = Types['Query']['fields'];

type PossibleTypes<Interface extends keyof Types> = Types[Interface] extends {
  readonly possibleTypes: infer Name;
}
  ? Name
  : never;

/** Stands in place of the data of an invalid operation: what reads the data fails to compile, with this in the message. */
interface Invalid<Problem> {
  readonly invalid: Problem;
}

type Checked<Data> = [Data] extends [never]
  ? Invalid<'syntax error'>
  : [UnknownFields<Data>] extends [never]
    ? Data
    : Invalid<{ readonly notInSchema: UnknownFields<Data> }>;

/** The names of fields for which gql.tada found no type. */
type UnknownFields<Data> = Data extends readonly (infer Item)[]
  ? UnknownFields<Item>
  : Data extends object
    ? {
        [Field in keyof Data]-?: unknown extends Data[Field] ? Field : UnknownFields<Data[Field]>;
      }[keyof Data]
    : never;
