import type { GraphQLScalarType } from 'graphql';
import type { Builder } from './schema/author.ts';

/** Marks the scalars whose values are shown as they are stored. */
const AS_STORED = 'rolegraphAsStored';

type ScalarOptions = Omit<ConstructorParameters<typeof GraphQLScalarType>[0], 'name' | 'extensions'>;

/** Makes a scalar whose values are shown as they are stored, unless the schema has one of its own of this name by then. */
export function defineScalar(builder: Builder, name: string, options: ScalarOptions): void {
  if (builder.configStore.hasConfig(name)) return;
  // Pothos knows a schema's scalars by type parameters of the builder, which is any builder here.
  const open = builder as unknown as { scalarType(name: string, options: object): void };
  open.scalarType(name, { ...options, extensions: { [AS_STORED]: true } });
}

/** Whether a scalar's values are shown as they are stored. */
export function isShownAsStored({ extensions }: GraphQLScalarType): boolean {
  return extensions[AS_STORED] === true;
}
