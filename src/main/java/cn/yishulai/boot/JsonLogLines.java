package cn.yishulai.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;

/** A line of the log as one object of JSON, for those who collect logs: what happened, in which request, by which write. */
final class JsonLogLines extends ExtFormatter {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String format(ExtLogRecord line) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("time", line.getInstant().toString());
        said.put("level", line.getLevel().getName());
        said.put("logger", line.getLoggerName());
        said.put("thread", line.getThreadName());
        said.put("message", formatMessage(line));
        said.putAll(line.getMdcCopy());
        if (line.getThrown() != null) {
            StringWriter stack = new StringWriter();
            line.getThrown().printStackTrace(new PrintWriter(stack, true));
            said.put("stack", stack.toString());
        }
        try {
            return JSON.writeValueAsString(said) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    /** Puts it in the place of the plain lines of the console, when that was asked for. */
    @ApplicationScoped
    static class Switch {

        /** Before anybody of ours says anything. */
        private static final int EARLY = 1;

        private final LogConfig config;

        Switch(LogConfig config) {
            this.config = config;
        }

        void begin(@Observes @Priority(EARLY) StartupEvent start) {
            if (config.json()) {
                for (Handler handler : LogContext.getLogContext().getLogger("").getHandlers()) {
                    replace(handler);
                }
            }
        }

        private static void replace(Handler handler) {
            if (handler instanceof ExtHandler group) {
                for (Handler inner : group.getHandlers()) {
                    replace(inner);
                }
            }
            if (handler instanceof org.jboss.logmanager.handlers.ConsoleHandler || handler instanceof ConsoleHandler) {
                handler.setFormatter(new JsonLogLines());
            }
        }
    }

    /** How the log is written; application.properties says more. */
    @ConfigMapping(prefix = "yishulai.log")
    interface LogConfig {

        @WithDefault("false")
        boolean json();
    }
}
