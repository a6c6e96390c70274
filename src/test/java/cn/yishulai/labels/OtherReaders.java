package cn.yishulai.labels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** zbar and zxing-cpp as their command lines read the same files; Debian's packages zbar-tools and zxing-cpp-tools. */
final class OtherReaders {

    private static final Pattern XML = Pattern.compile("href='([^']+)'|<data[^>]*><!\\[CDATA\\[(.*?)]]></data>");
    private static final Pattern LINE = Pattern.compile("^(\\S+) (\\w[\\w-]*) (.*)$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("\"(.*?)\"");

    private OtherReaders() {}

    /** All texts that zbar finds in each file. */
    static Map<String, List<String>> zbar(List<Path> files) throws IOException {
        Map<String, List<String>> found = new HashMap<>();
        Matcher xml = XML.matcher(output(Stream.of("zbarimg", "-q", "--xml", "--nodbus"), files));
        String file = "";
        while (xml.find()) {
            if (xml.group(1) != null) {
                file = xml.group(1);
            } else {
                found.computeIfAbsent(file, f -> new ArrayList<>()).add(xml.group(2));
            }
        }
        return found;
    }

    /**
     * All texts that zxing-cpp finds in each file, all its efforts on. Version 1.4 stops with a failed assertion at some
     * photos; then it has read nothing, and the next photo gets a process of its own like every other.
     */
    static Map<String, List<String>> zxingCpp(List<Path> files) throws IOException {
        Map<String, List<String>> found = new HashMap<>();
        for (Path file : files) {
            Matcher line = LINE.matcher(output(Stream.of("ZXingReader", "-1"), List.of(file)));
            while (line.find()) {
                Matcher text = QUOTED.matcher(line.group(3));
                if (text.find()) {
                    found.computeIfAbsent(line.group(1), f -> new ArrayList<>()).add(text.group(1));
                }
            }
        }
        return found;
    }

    private static String output(Stream<String> command, List<Path> files) throws IOException {
        Process process = new ProcessBuilder(
                        Stream.concat(command, files.stream().map(Path::toString))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
