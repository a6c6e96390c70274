package cn.yishulai.bench;

import java.util.Arrays;

/** How large and how long, from the environment; the profile {@code bench} of pom.xml says what is usual. */
final class Settings {

    private Settings() {}

    static int[] numbers(String variable, String otherwise) {
        return Arrays.stream(text(variable, otherwise).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    static int number(String variable, int otherwise) {
        return numbers(variable, Integer.toString(otherwise))[0];
    }

    static String text(String variable, String otherwise) {
        return System.getenv().getOrDefault(variable, otherwise);
    }
}
