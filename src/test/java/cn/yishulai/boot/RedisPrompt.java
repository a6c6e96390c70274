package cn.yishulai.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What a person would type at the prompt of Redis. */
final class RedisPrompt {

    private RedisPrompt() {}

    /** @return the first line that it says */
    static String says(Topology topology, String command) throws IOException {
        String password = Files.readString(topology.folder("redis.secret")).strip();
        try (Socket redis = new Socket("127.0.0.1", topology.redisPort());
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(redis.getInputStream(), StandardCharsets.UTF_8))) {
            redis.getOutputStream()
                    .write("AUTH %s\r\n%s\r\n".formatted(password, command).getBytes(StandardCharsets.UTF_8));
            String in = answers.readLine();
            return "+OK".equals(in) ? answers.readLine() : in;
        }
    }
}
