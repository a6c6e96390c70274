package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsUsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "20 -o",
                "-o x.pdf",
                "0 -o x.pdf",
                "1001 -o x.pdf",
                "-5 -o x.pdf",
                "20 20 -o x.pdf",
                "20 -o x.pdf --format DOC",
                "20 -o x.pdf --sheet",
                "20 -o x.pdf --paper L7160"
            })
    void wrongUsageIsStatusTwoWithTheRightUsage(String words) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        int status = new LabelSheetCommand()
                .run(
                        words.isEmpty() ? List.of() : List.of(words.split(" ")),
                        new PrintStream(written, true, StandardCharsets.UTF_8),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(Command.WRONG_USAGE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("usage: labels N -o FILE.pdf [--sheet NAME] [--format FORMAT]")
                .hasLineCount(1);
        assertThat(written.size()).isZero();
    }
}
