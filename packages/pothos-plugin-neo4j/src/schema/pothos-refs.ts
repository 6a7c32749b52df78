import type { SchemaTypes } from '@pothos/core';
import type { ResultObject } from '../compiler/result-object.ts';

/** A Pothos builder of any schema. */
export type Builder = PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
export type EnumRef = PothosSchemaTypes.EnumRef<SchemaTypes, string>;
export type ObjectRef = PothosSchemaTypes.ObjectRef<SchemaTypes, ResultObject>;
export type InterfaceRef = PothosSchemaTypes.InterfaceRef<SchemaTypes, ResultObject>;
export type UnionRef = PothosSchemaTypes.UnionRef<SchemaTypes, ResultObject>;
export type OutputRef = ObjectRef | InterfaceRef | UnionRef;
