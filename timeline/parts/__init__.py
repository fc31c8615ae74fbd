"""A build in parts that never come together: what is done with each, as plain functions of plain data.

Nothing here knows who calls it. A function takes what others gave, changes none of it, and gives something new, so that
it can be called again elsewhere when a machine is lost. The order of the calls is in :mod:`timeline.executors.cluster`.
"""
