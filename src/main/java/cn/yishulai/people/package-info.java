/** Persons, households, logins, roles and consent. */
@NullMarked
package cn.yishulai.people;

import org.jspecify.annotations.NullMarked;
