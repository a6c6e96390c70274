package cn.yishulai.people;

import java.util.Optional;

/** WeChat, which knows who opened a mini-program: a port. */
public interface WeChat {

    /** Who {@code wx.login} gave this code to; nothing when it is wrong, used or too old. */
    Optional<String> openid(String code) throws OutsideAway;
}
