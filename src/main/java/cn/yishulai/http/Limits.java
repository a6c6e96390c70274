package cn.yishulai.http;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How many requests one caller may send; application.properties says why so many. */
@ConfigMapping(prefix = "yishulai.http.limits")
interface Limits {

    Duration window();

    /** Of a person who is signed in, in one window, wherever they are. */
    int perPerson();

    /** Of everybody at one address who is not signed in, in one window. */
    int perAddress();

    /** Requests that a node works on or keeps waiting, of all callers together. */
    int atOnce();
}
