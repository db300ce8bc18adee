"""Windows' Shell Launcher: the kiosk instead of the desktop, for one user. Enterprise, Education and IoT only.

Shell Launcher looks at the exit code of what it starts and does one of four things; ours are mapped onto them, so that
Windows keeps the supervisor alive as systemd does elsewhere. The document follows Microsoft's published schema
(ShellLauncher/2018 and 2019). It was never run, which needs such a Windows; what is tested is the document.
"""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from game.kiosk.errors import CONFIGURATION, TRY_AGAIN
from game.kiosk.install import Plan, supervisor
from voice.words import Text

RESTART_SHELL, RESTART_DEVICE, SHUT_DOWN, DO_NOTHING = "RestartShell", "RestartDevice", "ShutdownDevice", "DoNothing"
ACTIONS: Final = {
    0: DO_NOTHING,  # ended on purpose: the operator is at the machine, and opens a task manager
    1: RESTART_SHELL,
    2: DO_NOTHING,  # a command that is wrong does not become right
    TRY_AGAIN: RESTART_SHELL,
    CONFIGURATION: DO_NOTHING,  # somebody has to mend the settings
}
"""Exit code of the supervisor -> what Windows does. Any other code, as of one that was killed: start it again."""
NAME: Final = "voxleap-shell-launcher.xml"
PROFILE: Final = "{5d9f7a30-6c1e-4a35-9a4e-8d3f0c6b7e11}"
"""Only names the profile within the document."""
_DOCUMENT: Final = """\
<?xml version="1.0" encoding="utf-8"?>
<ShellLauncherConfiguration
    xmlns="http://schemas.microsoft.com/ShellLauncher/2018/Configuration"
    xmlns:V2="http://schemas.microsoft.com/ShellLauncher/2019/Configuration">
  <Profiles>
    <DefaultProfile>
      <Shell Shell="%SystemRoot%\\explorer.exe"/>
    </DefaultProfile>
    <Profile Id="{profile}">
      <Shell Shell={command} V2:AppType="Desktop">
        <ReturnCodeActions>
{codes}
        </ReturnCodeActions>
        <DefaultAction Action="{other}"/>
      </Shell>
    </Profile>
  </Profiles>
  <Configs>
    <Config>
      <Account Name={user}/>
      <Profile Id="{profile}"/>
    </Config>
  </Configs>
</ShellLauncherConfiguration>
"""
_STEPS: Final = (
    Text(
        "turn the feature on, as administrator: Enable-WindowsOptionalFeature -Online -FeatureName "
        "Client-EmbeddedShellLauncher -All",
        "以管理员身份启用功能：Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All",
    ),
    Text(
        "give the file to the MDM bridge, as SYSTEM: AssignedAccess CSP, ShellLauncher node",
        "以 SYSTEM 身份把文件交给 MDM：AssignedAccess CSP 的 ShellLauncher 节点",
    ),
)


def document(user: str, config: Path | None) -> str:
    """Give the XML for a local user."""
    command = " ".join(f'"{part}"' if " " in part else part for part in supervisor(config))
    codes = "\n".join(
        f'          <ReturnCodeAction ReturnCode="{code}" Action="{action}"/>' for code, action in ACTIONS.items()
    )
    return _DOCUMENT.format(
        profile=PROFILE, command=quoteattr(command), codes=codes, other=RESTART_SHELL, user=quoteattr(user)
    )


def plan(user: str, config: Path | None, folder: Path) -> Plan:
    """Give what is written, and what a person does."""
    return Plan(((folder / NAME, document(user, config)),), (), _STEPS)
