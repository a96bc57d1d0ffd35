package org.livingcircle.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

final class Table {
    private Table() {}
    static void print(Path results, PrintStream out) throws IOException {}
}
