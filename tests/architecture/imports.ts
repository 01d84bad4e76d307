// Who imports whom, from the sources themselves: TypeScript's own scan of each file's imports, resolved to files or packages.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** importing file, from the root */
  from: string;
  /** imported file from the root, or the package's name as written */
  to: string;
  isPackage: boolean;
  isTypeOnly: boolean;
}

/** All source files below the folders, from the root, sorted. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name))),
    )
    .sort();
}

/** The file's imports, dynamic ones too. Throws on a relative import that leads nowhere, so that none is passed over. */
export function importsOf(root: string, file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const imports: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean) => {
    const path = specifier.replace(/\?.*$/, '');
    if (path.startsWith('.') || path.startsWith('@/')) {
      const base = path.startsWith('@/') ? path.slice(2) : join(dirname(file), path);
      const found = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
        (p) => existsSync(join(root, p)) && statSync(join(root, p)).isFile(),
      );
      if (!found) throw new Error(`${file} imports ${specifier}, which is not there.`);
      imports.push({ from: file, to: found, isPackage: false, isTypeOnly });
    } else {
      imports.push({ from: file, to: path, isPackage: true, isTypeOnly });
    }
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const names =
        clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
      const allNamesAreTypes =
        names !== undefined && names.length > 0 && names.every((name) => name.isTypeOnly) && clause?.name === undefined;
      add(node.moduleSpecifier.text, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allNamesAreTypes);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      add(node.arguments[0].text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}
