package cn.yishulai.notices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Settings of the room; application.properties explains them. */
@ConfigMapping(prefix = "yishulai.notices")
interface NoticesConfig {

    /** Whether the console adapter shows whom it writes to and what. */
    @WithDefault("false")
    boolean consoleShowsText();

    /** How often each node looks for something to send. */
    @WithDefault("1s")
    String every();

    /** Where the carrier takes messages. */
    Optional<URI> smsUrl();

    /** What shows the carrier that it is us. */
    Optional<String> smsToken();

    /** How long a carrier may take to connect, and to answer. Ten of them must fit into the lease of the outbox. */
    @WithDefault("5s")
    Duration smsTimeout();

    /** Where the carrier of push messages takes them. */
    Optional<URI> pushUrl();

    /** What shows that carrier that it is us. */
    Optional<String> pushToken();

    /** So long a copy waits for others of the same desk session, to go out as one message. */
    @WithDefault("2m")
    Duration gather();

    /** From then on nobody is disturbed, and until then; the city's time. A household may choose other hours. */
    @WithDefault("21:30")
    LocalTime quietFrom();

    @WithDefault("08:00")
    LocalTime quietTo();

    /** How long the mail host may take for a letter. */
    @WithDefault("5s")
    Duration mailTimeout();
}
