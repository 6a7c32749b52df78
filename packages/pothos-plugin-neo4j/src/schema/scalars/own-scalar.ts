import type { GraphQLScalarType } from 'graphql';
import { SHOWN_AS_STORED } from '../../shown-as-stored.ts';
import type { Builder } from '../pothos-refs.ts';

type ScalarOptions = Omit<ConstructorParameters<typeof GraphQLScalarType>[0], 'name' | 'extensions'>;

/** Makes a scalar whose values are shown as they are stored, unless the schema has one of its own of this name by then. */
export function defineScalar(builder: Builder, name: string, options: ScalarOptions): void {
  if (builder.configStore.hasConfig(name)) return;
  // Pothos knows a schema's scalars by type parameters of the builder, which is any builder here.
  const open = builder as unknown as { scalarType(name: string, options: object): void };
  open.scalarType(name, { ...options, extensions: { [SHOWN_AS_STORED]: true } });
}
