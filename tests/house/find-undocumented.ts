import ts from 'typescript';
import { type HouseFile, isCode } from './house-files';

/** Parses one file of code, JSX or not, with its parents set. */
export function parseCode({ path, text }: HouseFile): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : undefined;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

/** `path:line` of a node, as an editor opens it. */
export function place(source: ts.SourceFile, node: ts.Node): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName}:${line + 1}`;
}

/** Exported functions, components, classes and schemas of lib, components and cli that no docblock introduces. */
export function findUndocumented(files: HouseFile[]): string[] {
  return files
    .filter((file) => isCode(file) && /^(lib|components|cli)\//.test(file.path))
    .flatMap((file) => {
      const source = parseCode(file);
      return source.statements
        .filter((statement) => isExported(statement) && !hasDocblock(source, statement))
        .flatMap((statement) => {
          const name = exportedName(statement);
          return name === null ? [] : [`${place(source, statement)} ${name} has no docblock`];
        });
    });
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** The name of what must be documented; null for types, and for constants that are plain data. */
function exportedName(statement: ts.Statement): string | null {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name?.text ?? 'default';
  }
  if (!ts.isVariableStatement(statement)) return null;
  const made = statement.declarationList.declarations.find(
    ({ initializer }) => initializer && isMade(initializer),
  );
  return made ? made.name.getText() : null;
}

/** Whether a constant is a function, or made by a call: a schema, a component, a client. */
function isMade(value: ts.Expression): boolean {
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) return isMade(value.expression);
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value) || ts.isCallExpression(value);
}

/** Whether the last comment before a statement is a docblock with words in it. */
function hasDocblock(source: ts.SourceFile, statement: ts.Statement): boolean {
  const comments = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? [];
  const last = comments.at(-1);
  const text = last ? source.text.slice(last.pos, last.end) : '';
  return text.startsWith('/**') && /\p{L}/u.test(text);
}
